package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.protocol.OpenFileClient;
import astryon.sys.Message;

/** Bytes between the heap and whatever is open at the other end of a handle. */
final class AstryonStreams {
    private static final int LOAN_WORD = 6;

    private AstryonStreams() {
    }

    static int read(Handle input, byte[] bytes, int offset, int count) {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        long result = new OpenFileClient(new EndpointChannel(input)).read(new Loan(room, Math.min(count, Exchange.LOAN_BYTES)));
        copyOut(room, bytes, offset, (int) Math.max(result, 0));
        return (int) result;
    }

    static int write(Handle output, byte[] bytes, int offset, int count) {
        int some = Math.min(count, Exchange.LOAN_BYTES);
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        copyIn(bytes, offset, room, some);
        return (int) new OpenFileClient(new EndpointChannel(output)).write(new Loan(room, some));
    }

    /** The same without any object, for who writes while there can be none. What is written lies meanwhile where no object moves. */
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
        long result = EndpointChannel.call(output, message);
        return result < 0 || MessageTag.operation(message.tag()) != 0 ? -1 : message.word(0);
    }

    static void copyIn(byte[] from, int offset, Address to, int count) {
        for (int i = 0; i < count; i++) {
            to.plus(i).storeByte(from[offset + i]);
        }
    }

    static void copyOut(Address from, byte[] to, int offset, int count) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = from.plus(i).loadByte();
        }
    }
}
