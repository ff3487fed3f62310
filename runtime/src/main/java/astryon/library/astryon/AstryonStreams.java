package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.OpenFileClient;
import astryon.protocol.WaitingCalls;
import astryon.sys.Message;

/** Standard output, in whatever state the program is. */
final class AstryonStreams {
    private static final int LOAN_WORD = 6;

    private AstryonStreams() {
    }

    /** Writes without making any object, for who writes while there can be none. What is written lies meanwhile where no object moves. */
    @NoInline
    @Uninterruptible(reason = "the bytes may lie in an object")
    static long write(Handle output, Address bytes, long count) {
        long some = count < Exchange.LOAN_BYTES ? count : Exchange.LOAN_BYTES;
        Address area = EndpointChannel.areaOrNone();
        if (area.isZero()) {
            return -1;
        }
        Address room = area.plus(Exchange.LOAN);
        for (long i = 0; i < some; i++) {
            room.plus(i).storeByte(bytes.plus(i).loadByte());
        }
        Message message = new Message(area.value());
        message.setTag(MessageTag.of(OpenFileClient.WRITE, MessageTag.MAX_WORDS) | MessageTag.LEASE_READ);
        message.setWord(LOAN_WORD, room.value());
        message.setWord(LOAN_WORD + 1, some);
        long result = WaitingCalls.call(output, message);
        return result < 0 || MessageTag.operation(message.tag()) != 0 ? -1 : message.word(0);
    }
}
