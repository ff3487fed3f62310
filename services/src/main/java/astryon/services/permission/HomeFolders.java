package astryon.services.permission;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;

/** Each program's folder, made when it is first needed. */
record HomeFolders(FileTree files) implements PermissionService.Homes {
    private static final String[] ABOVE = {"/home", "/home/programs"};
    private static final int MODE = 0755;

    @Override
    public Handle of(String program) {
        for (String folder : ABOVE) {
            make(folder);
        }
        String home = ABOVE[1].concat("/").concat(program);
        make(home);
        return files.subtree(home, false);
    }

    private void make(String folder) {
        try {
            int error = files.makeFolder(folder, MODE);
            if (error < 0 && error != -Failure.ALREADY_THERE) {
                throw new Failure(-error);
            }
        } catch (Failure failure) {
            if (failure.number() != Failure.ALREADY_THERE) {
                throw failure;
            }
        }
    }
}
