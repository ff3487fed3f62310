package astryon.services.permission;

/** What a program can do with a service, for who is asked whether it may. */
final class Effects {
    private Effects() {
    }

    static String of(String service) {
        return switch (service) {
            case "files" -> "read, change and remove all files";
            case "pipes" -> "make pipes";
            case "power" -> "switch the machine off";
            case "supervision" -> "start and stop the programs of the system";
            case "permissions" -> "see and revoke what programs may do";
            case "log" -> "write to the log";
            default -> "do whatever ".concat(service).concat(" is for");
        };
    }
}
