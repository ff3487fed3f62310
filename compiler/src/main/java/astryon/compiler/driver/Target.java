package astryon.compiler.driver;

import astryon.compiler.world.Profile;
import astryon.compiler.x64.Features;
import java.util.List;

/** What programs are compiled for. */
public enum Target {
    // @formatter:off
    //       profile         features         image base            platform   exported methods of
    LINUX   (Profile.HOSTED, Features.USER,   0x40_0000L,           "linux",   List.of("astryon/start/", "astryon/library/linux/")),
    ASTRYON (Profile.HOSTED, Features.USER,   0x40_0000L,           "astryon", List.of("astryon/start/", "astryon/library/astryon/")),
    KERNEL  (Profile.KERNEL, Features.KERNEL, 0xffffffff8020_0000L, "kernel",  List.of("astryon/kernel/"));
    // @formatter:on

    private final Profile profile;
    private final Features features;
    private final long imageBase;
    private final String platform;
    private final List<String> roots;

    Target(Profile profile, Features features, long imageBase, String platform, List<String> roots) {
        this.profile = profile;
        this.features = features;
        this.imageBase = imageBase;
        this.platform = platform;
        this.roots = roots;
    }

    public Profile profile() {
        return profile;
    }

    Features features() {
        return features;
    }

    long imageBase() {
        return imageBase;
    }

    /** Package under {@code library} whose substitutes its programs get. */
    String platform() {
        return platform;
    }

    /** Internal names of the classes with the {@code @RuntimeEntry} methods. */
    List<String> runtimeEntries() {
        return profile == Profile.KERNEL ? List.of("astryon/kernel/platform/KernelRuntime")
                : List.of("astryon/start/HostedRuntime", "astryon/library/ClassInitialisation");
    }

    /** Whether stacks end in memory that traps, which becomes an error that the program can handle. */
    boolean guardsStack() {
        return profile == Profile.HOSTED;
    }

    /** Whether exported methods of this class are entry points. */
    boolean isRoot(String className) {
        return roots.stream().anyMatch(className::startsWith);
    }
}
