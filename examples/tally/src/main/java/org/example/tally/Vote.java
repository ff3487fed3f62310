package org.example.tally;

import astryon.abi.Handle;
import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.sys.Startup;

/** {@code vote NAME...}: a vote for each of them. */
public final class Vote {
    private Vote() {
    }

    public static void main(String[] names) {
        try {
            Handle connection = new BrokerClient(new EndpointChannel(Startup.block().broker())).connect("tally");
            Tally tally = new TallyClient(new EndpointChannel(connection));
            for (String name : names) {
                System.out.println(name + ": " + tally.vote(name));
            }
        } catch (Failure failure) {
            System.err.println("vote: " + failure.getMessage());
            System.exit(1);
        }
    }
}
