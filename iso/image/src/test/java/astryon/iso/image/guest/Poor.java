package astryon.iso.image.guest;

import java.util.ArrayList;
import java.util.List;

/** An ordinary program, for which there may be too little memory. */
public final class Poor {
    private static final List<String> WORDS = new ArrayList<>();

    private Poor() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread helper = new Thread(() -> WORDS.add("works"));
        helper.start();
        helper.join();
        System.out.println("poor: " + String.join(" ", WORDS));
    }
}
