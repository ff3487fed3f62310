package astryon.iso.image.guest;

import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionClient;
import astryon.sys.Startup;
import java.util.Random;

/** {@code killer SEED KILLS MILLISECONDS SERVICE...}: ends one of the services, which starts again, at moments up to so far apart, so many times; services and moments are drawn from the seed. */
public final class Killer {
    private Killer() {
    }

    public static void main(String[] words) throws InterruptedException {
        Supervision supervision = new SupervisionClient(new EndpointChannel(new BrokerClient(new EndpointChannel(Startup.block().broker())).connect("supervision")));
        Random random = new Random(Long.parseLong(words[0]));
        int most = Integer.parseInt(words[2]) * 1000;
        for (int kills = Integer.parseInt(words[1]); kills > 0; kills--) {
            int micros = random.nextInt(most);
            Thread.sleep(micros / 1000, micros % 1000 * 1000);
            supervision.restart(words[3 + random.nextInt(words.length - 3)]);
        }
    }
}
