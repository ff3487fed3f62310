package astryon.services.permission;

import astryon.abi.Handle;
import astryon.protocol.Admission;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;

/** Each program's folder, made when it is first needed, with what it may hold. */
record HomeFolders(FileTree files, Admission admission) implements PermissionService.Homes {
    private static final String[] ABOVE = {"/home", "/home/programs"};
    private static final int MODE = 0755;
    private static final int SHIFT_MEBIBYTE = 20;

    @Override
    public Handle of(String program) {
        for (String folder : ABOVE) {
            make(folder);
        }
        String home = ABOVE[1].concat("/").concat(program);
        make(home);
        long mebibytes = admission.storage(program);
        int error = files.limit(home, mebibytes << SHIFT_MEBIBYTE, mebibytes * Admission.NAMES_PER_MEBIBYTE);
        if (error < 0) {
            throw new Failure(-error);
        }
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
