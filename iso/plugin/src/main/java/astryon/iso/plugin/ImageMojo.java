package astryon.iso.plugin;

import astryon.compiler.diag.Refusal;
import astryon.compiler.driver.CompilerFault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the kernel and the programs of the system from the project's dependencies, and writes the kernel, each program, the
 * boot archive and the bootable image.
 */
@Mojo(name = "image", defaultPhase = LifecyclePhase.PACKAGE, requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ImageMojo extends AbstractMojo {
    /** Where classes of the system are: the project's dependencies. */
    @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
    private List<String> classPath;

    /** Programs of the boot archive: file name to main class. */
    @Parameter(required = true)
    private Map<String, String> programs;

    /** The folder that this goal wrote for another system: its kernel, programs and pages are this one's too, beside {@link #programs} and {@link #pages}. */
    @Parameter
    private File base;

    /** Programs that reflect: file name in the boot archive to the file that names on what, as with {@code astryonc --reflect}. */
    @Parameter
    private Map<String, File> reflect;

    /** The folder of the pages that describe systems. */
    @Parameter
    private File pages;

    /** What the kernel is told when it is started from the image. */
    @Parameter(defaultValue = "")
    private String commandLine;

    /** Folder for the kernel, the programs and the archive. */
    @Parameter(defaultValue = "${project.build.directory}/system", required = true)
    private File systemFolder;

    /** The image. */
    @Parameter(required = true)
    private File output;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            SystemBuild system = new SystemBuild(classPath.stream().map(Path::of).filter(Files::exists).toList(),
                    Runtime.getRuntime().availableProcessors(), getLog()::info);
            long start = System.nanoTime();
            if (base != null) {
                system.addBase(base.toPath());
            }
            system.compile(new TreeMap<>(programs), reflectFiles());
            getLog().info(String.format("kernel and programs compiled in %.1f s", (System.nanoTime() - start) / 1e9));
            if (pages != null) {
                system.addPages(pages.toPath());
            }
            system.write(systemFolder.toPath());
            byte[] image = system.image(commandLine == null ? "" : commandLine);
            Path file = output.toPath().toAbsolutePath().normalize();
            Files.createDirectories(file.getParent());
            Files.write(file, image);
            getLog().info("the system is in " + file + " (" + image.length / 1024 + " KiB)");
        } catch (IOException e) {
            throw new MojoExecutionException("the image cannot be written: " + e.getMessage(), e);
        } catch (Refusal e) {
            throw new MojoFailureException(e.getMessage());
        } catch (CompilerFault e) {
            throw new MojoExecutionException("a fault of the compiler: " + e.getMessage(), e);
        }
    }

    private Map<String, Path> reflectFiles() {
        Map<String, Path> files = new TreeMap<>();
        if (reflect != null) {
            reflect.forEach((name, file) -> {
                if (!programs.containsKey(name)) {
                    throw new Refusal("<reflect> has a file for " + name + ", which is none of <programs>: " + String.join(", ", new TreeMap<>(programs).keySet()));
                }
                files.put(name, file.toPath());
            });
        }
        return files;
    }
}
