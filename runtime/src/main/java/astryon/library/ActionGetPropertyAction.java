package astryon.library;

import astryon.magic.Substitute;
import java.util.Properties;

@Substitute(value = "sun.security.action.GetPropertyAction", why = "what the JDK's own classes ask are settings for testers; at build time there is nothing else to tell")
final class ActionGetPropertyAction {
    private ActionGetPropertyAction() {
    }

    public static String privilegedGetProperty(String name) {
        return System.getProperty(name);
    }

    public static String privilegedGetProperty(String name, String otherwise) {
        return System.getProperty(name, otherwise);
    }

    public static Properties privilegedGetProperties() {
        return new Properties();
    }
}
