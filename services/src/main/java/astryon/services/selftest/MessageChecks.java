package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.SystemClock;

/** Everything a message can carry, and every way a call can end. */
final class MessageChecks {
    private static final Handle NONE = new Handle(0);
    private static final int PRIORITY = ObjectChecks.PRIORITY;
    private static final long MILLISECOND = 1_000_000;

    private MessageChecks() {
    }

    static void run() {
        try (SharedMemory memory = SharedMemory.create(8192)) {
            Message message = new Message(memory.start().value());
            Address page = memory.start().plus(4096);
            handles(message);
            bytes(message, page);
            leases(message, page);
            deadlines(message);
            detached(message);
            badges(message);
            connections(message);
            given(message);
            ends(message);
            receivers(message);
        }
    }

    private static void handles(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle gift = Calls.notificationCreate();
        try (Companion server = new Companion(Companion.SERVE_ONE, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.withHandles(MessageTag.of(1, 2), 2));
            message.setWord(0, gift.value());
            message.setWord(1, gift.value());
            Check.equal(Calls.call(endpoint, message), -ErrorCode.Number.BAD_HANDLE, "one handle cannot go twice");
            message.setWord(1, 99999);
            Check.equal(Calls.call(endpoint, message), -ErrorCode.Number.BAD_HANDLE, "all or none");
            Check.equal(Calls.notificationSignal(gift, 1), 0, "none went");
            message.setTag(MessageTag.withHandles(MessageTag.of(1, 1), 1));
            Check.equal(Calls.call(endpoint, message), 0, "a handle goes and comes back");
            Check.equal(Calls.notificationSignal(gift, 1), -ErrorCode.Number.BAD_HANDLE, "it moved");
            Check.equal(Calls.notificationSignal(new Handle(message.word(0)), 1), 0, "here it is");
            Calls.handleClose(new Handle(message.word(0)));
        }
        Handle kept = Calls.handleDuplicate(endpoint, Rights.Bit.CALL);
        message.setTag(MessageTag.withHandles(MessageTag.of(1, 1), 1) | MessageTag.DEADLINE);
        message.setDeadline(SystemClock.nanos() + MILLISECOND);
        message.setWord(0, kept.value());
        Check.equal(Calls.call(endpoint, message), -ErrorCode.Number.TIMED_OUT, "nobody serves any more");
        Check.equal(Calls.handleClose(kept), 0, "a handle that was not taken stays");
        Calls.handleClose(endpoint);
    }

    private static void bytes(Message message, Address page) {
        Handle endpoint = Calls.endpointCreate();
        try (Companion server = new Companion(Companion.SERVE_ONE, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.withBytes(MessageTag.of(1, 0), 4096));
            Check.equal(Calls.call(endpoint, message), -ErrorCode.Number.NO_MESSAGE_PAGE, "no page to send from");
            Calls.messagePage(page);
            page.storeLong(0x1234);
            page.plus(4088).storeLong(0x5678);
            Check.equal(Calls.call(endpoint, message), 0, "bytes go and come back");
            Check.equal(page.plus(4088).loadLong(), 0x5678, "the last ones, too");
            Check.equal(server.block().plus(0x1000).loadLong(), 0x1234, "the server had them");
            Check.equal(MessageTag.bytes(message.tag()), 4096, "the tag tells how many");
            Calls.messagePage(new Address(0));
        }
        Calls.handleClose(endpoint);
    }

    private static void leases(Message message, Address page) {
        Handle endpoint = Calls.endpointCreate();
        try (Companion server = new Companion(Companion.READ_LEASE, endpoint, NONE, PRIORITY)) {
            page.storeByte((byte) 41);
            lend(message, page, MessageTag.LEASE_READ | MessageTag.LEASE_WRITE);
            Check.equal(Calls.call(endpoint, message), 0, "a call with a lease");
            Check.equal(message.word(0) | message.word(1), 0, "read and written");
            Check.equal(page.loadByte(), 42, "what the server made of it");
        }
        try (Companion server = new Companion(Companion.READ_LEASE, endpoint, NONE, PRIORITY)) {
            lend(message, page, MessageTag.LEASE_READ);
            Calls.call(endpoint, message);
            Check.equal(message.word(1), -ErrorCode.Number.NO_CALLER, "only what was lent");
            Check.equal(page.loadByte(), 42, "nothing was written");
        }
        try (Companion server = new Companion(Companion.READ_LEASE, endpoint, NONE, PRIORITY)) {
            lend(message, new Address(0xffff_8000_0000_0000L), MessageTag.LEASE_READ | MessageTag.LEASE_WRITE);
            Calls.call(endpoint, message);
            Check.equal(message.word(0), -ErrorCode.Number.BAD_ADDRESS, "the kernel's memory is nobody's to lend");
            Check.equal(message.word(1), -ErrorCode.Number.BAD_ADDRESS, "in neither way");
        }
        Check.equal(Calls.leaseRead(NONE, 0, page, new Size(1)), -ErrorCode.Number.NO_CALLER, "no call, no lease");
        Calls.handleClose(endpoint);
    }

    private static void lend(Message message, Address start, long access) {
        message.setTag(MessageTag.of(1, 8) | access);
        message.setWord(6, start.value());
        message.setWord(7, 1);
    }

    private static void deadlines(Message message) {
        Handle endpoint = Calls.endpointCreate();
        long start = SystemClock.nanos();
        message.setTag(MessageTag.of(1, 0) | MessageTag.DEADLINE);
        message.setDeadline(start + 2 * MILLISECOND);
        Check.equal(Calls.call(endpoint, message), -ErrorCode.Number.TIMED_OUT, "in line");
        Check.that(SystemClock.nanos() >= start + 2 * MILLISECOND, "not early");
        message.setTag(MessageTag.NO_REPLY | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        Check.equal(Calls.replyReceive(endpoint, message), -ErrorCode.Number.TIMED_OUT, "nobody calls");
        try (Companion client = new Companion(Companion.CALL, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.NO_REPLY);
            Check.equal(Calls.replyReceive(endpoint, message), 0, "somebody does");
            message.setTag(MessageTag.of(2, 1) | MessageTag.DEADLINE);
            message.setWord(0, 8);
            message.setDeadline(MessageTag.NO_WAIT);
            Check.equal(Calls.replyReceive(endpoint, message), -ErrorCode.Number.TIMED_OUT, "answered, and nobody else calls");
            client.join();
            Check.equal(client.result(), 8, "the answer");
        }
        Calls.handleClose(endpoint);
    }

    /** Whoever holds the reply answers, or drops it. */
    private static void detached(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Check.equal(Calls.replyDetach().value(), -ErrorCode.Number.NO_CALLER, "no call, no reply");
        for (int round = 0; round < 2; round++) {
            try (Companion client = new Companion(Companion.CALL, endpoint, NONE, PRIORITY)) {
                message.setTag(MessageTag.NO_REPLY);
                Calls.replyReceive(endpoint, message);
                Handle reply = Calls.replyDetach();
                message.setTag(MessageTag.of(1, 1));
                Check.equal(Calls.replyReceive(endpoint, message), -ErrorCode.Number.NO_CALLER, "the thread owes nothing any more");
                message.setWord(0, 9);
                if (round == 0) {
                    Check.equal(Calls.reply(reply, message), 0, "the reply");
                    Check.equal(Calls.reply(reply, message), -ErrorCode.Number.BAD_HANDLE, "goes once");
                } else {
                    Calls.handleClose(reply);
                }
                client.join();
                Check.equal(client.result(), round == 0 ? 9 : -1, "what the client got");
            }
        }
        // A caller that gives up is no error for who holds its reply.
        try (Companion server = new Companion(Companion.DETACH, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.of(1, 0) | MessageTag.DEADLINE);
            message.setDeadline(SystemClock.nanos() + 200 * MILLISECOND);
            Check.equal(Calls.call(endpoint, message), -ErrorCode.Number.TIMED_OUT, "given up");
            server.join();
            message.setTag(MessageTag.withHandles(MessageTag.of(1, 1), 1));
            Handle given = Calls.notificationCreate();
            message.setWord(0, given.value());
            Check.equal(Calls.reply(new Handle(server.result()), message), -ErrorCode.Number.PEER_DIED, "nobody to take a handle");
            Check.equal(Calls.handleClose(given), 0, "it is still there");
            message.setTag(MessageTag.of(1, 0));
            Check.equal(Calls.reply(new Handle(server.result()), message), 0, "too late");
        }
        Calls.handleClose(endpoint);
    }

    private static void badges(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle minted = Calls.endpointMint(endpoint, 77, Rights.Bit.CALL);
        for (int kernels : new int[] {MessageTag.FAULT, MessageTag.PAGE, MessageTag.ENDED}) {
            message.setTag(MessageTag.of(kernels, 0) | MessageTag.DEADLINE);
            message.setDeadline(MessageTag.NO_WAIT);
            Check.equal(Calls.call(minted, message), -ErrorCode.Number.BAD_FLAGS, "what only the kernel says");
        }
        try (Companion server = new Companion(Companion.SERVE_ONE, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.of(1, 0));
            Check.equal(Calls.call(minted, message), 0, "a call with a badge");
            Check.equal(message.word(7), 77, "the badge");
        }
        Calls.handleClose(minted);
        Calls.handleClose(endpoint);
    }

    /** The end of a connection is told once, when the last of its handles is closed, whoever has it. */
    private static void connections(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle connection = Calls.endpointConnect(endpoint, 78, Rights.Bit.CALL | Rights.Bit.DUPLICATE | Rights.Bit.TRANSFER);
        Handle copy = Calls.handleDuplicate(connection, Rights.Bit.CALL | Rights.Bit.DUPLICATE);
        Handle derived = Calls.handleDerive(copy, Rights.Bit.CALL);
        Handle set = Calls.waitSetCreate();
        Calls.waitSetAdd(set, endpoint, 6);
        Calls.handleClose(connection);
        Calls.handleClose(copy);
        Check.equal(Calls.waitSetWait(set, 1), -ErrorCode.Number.TIMED_OUT, "a derived handle is left");
        Calls.handleClose(derived);
        Check.equal(Calls.waitSetWait(set, 1), 6, "an end makes an endpoint ready");
        message.setTag(MessageTag.NO_REPLY);
        Check.equal(Calls.replyReceive(endpoint, message), 0, "the end is received");
        Check.equal(MessageTag.operation(message.tag()), MessageTag.ENDED, "as what it is");
        Check.equal(message.badge(), 78, "which connection's it is");
        message.setTag(MessageTag.NO_REPLY | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        Check.equal(Calls.replyReceive(endpoint, message), -ErrorCode.Number.TIMED_OUT, "it is told once");
        Calls.handleClose(Calls.endpointConnect(endpoint, 1, Rights.Bit.CALL));
        Calls.handleClose(Calls.endpointConnect(endpoint, 2, Rights.Bit.CALL));
        for (int badge = 1; badge <= 2; badge++) {
            message.setTag(MessageTag.NO_REPLY);
            Calls.replyReceive(endpoint, message);
            Check.equal(message.badge(), badge, "in the order of their ends");
        }
        Calls.handleClose(Calls.endpointConnect(endpoint, 3, Rights.Bit.CALL));
        Calls.handleClose(set);
        Calls.handleClose(endpoint);
        endOfWhoWaits(message);
    }

    private static void endOfWhoWaits(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle connection = Calls.endpointConnect(endpoint, 79, Rights.Bit.CALL);
        try (Companion server = new Companion(Companion.RECEIVE, endpoint, NONE, PRIORITY)) {
            Calls.threadSleep(SystemClock.nanos() + MILLISECOND);
            Calls.handleClose(connection);
            server.join();
            Check.equal(server.result(), 79, "who waits for calls hears of the end");
        }
        message.setTag(MessageTag.NO_REPLY | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        Check.equal(Calls.replyReceive(endpoint, message), -ErrorCode.Number.TIMED_OUT, "and nobody else");
        Calls.handleClose(endpoint);
    }

    /** What was asked for through a handle that is revoked goes with it, and what was asked for through that. */
    private static void given(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle kept = Calls.endpointConnect(endpoint, 80, Rights.CONNECTION | Rights.Bit.REVOKE);
        Handle asked = Calls.handleDerive(kept, Rights.CONNECTION);
        Handle notification = given(message, endpoint, asked, Calls.notificationCreate());
        Handle connection = given(message, endpoint, asked, Calls.endpointConnect(endpoint, 81, Rights.CONNECTION));
        Handle other = given(message, endpoint, asked, Calls.endpointConnect(endpoint, 82, Rights.CONNECTION));
        Handle below = other;
        for (int i = 0; i < 20; i++) {
            below = given(message, endpoint, below, Calls.endpointConnect(endpoint, 83 + i, Rights.CONNECTION));
        }
        Handle free = given(message, endpoint, kept, Calls.notificationCreate());
        Handle memory = given(message, endpoint, asked, Calls.memoryCreate(new Size(4096)));
        Check.equal(Calls.memorySize(memory), 4096, "memory is given");
        Check.equal(Calls.memoryClone(memory).value(), -ErrorCode.Number.MISSING_RIGHT, "but not what is in it");
        Check.equal(Calls.notificationSignal(notification, 1), 0, "what was given is good");
        Calls.handleClose(other);
        message.setTag(MessageTag.NO_REPLY);
        Check.equal(Calls.replyReceive(endpoint, message), 0, "a connection that was given ends");
        Check.equal(message.badge(), 82, "when it is closed");
        Calls.handleRevoke(kept);
        Check.equal(Calls.notificationSignal(notification, 1), -ErrorCode.Number.REVOKED, "it is revoked");
        Check.equal(Calls.handleClose(connection), -ErrorCode.Number.REVOKED, "connections are");
        Check.equal(Calls.handleClose(memory), -ErrorCode.Number.REVOKED, "and memory");
        Check.equal(Calls.handleClose(below), -ErrorCode.Number.REVOKED, "and what those gave, however many between");
        Check.equal(Calls.notificationSignal(free, 1), 0, "what nobody can revoke is good");
        Calls.handleClose(free);
        Calls.handleClose(kept);
        Calls.handleClose(asked);
        Calls.handleClose(endpoint);
    }

    /** {@code gift}, as who calls gets it in the answer. */
    private static Handle given(Message message, Handle endpoint, Handle asked, Handle gift) {
        try (Companion server = new Companion(Companion.SERVE_ONE, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.withHandles(MessageTag.of(1, 1), 1));
            message.setWord(0, gift.value());
            Check.equal(Calls.call(asked, message), 0, "a call through a handle that may be revoked");
            return new Handle(message.word(0));
        }
    }

    /** The server's thread goes, then the last handle that could serve. */
    private static void ends(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle callOnly = Calls.handleDuplicate(endpoint, Rights.Bit.CALL);
        try (Companion server = new Companion(Companion.SERVE_NEVER, endpoint, NONE, PRIORITY)) {
            message.setTag(MessageTag.of(1, 0));
            Check.equal(Calls.call(callOnly, message), -ErrorCode.Number.PEER_RESTARTED, "the server is gone, the endpoint is not");
        }
        Calls.handleClose(endpoint);
        Check.equal(Calls.call(callOnly, message), -ErrorCode.Number.PEER_DIED, "nobody can serve");
        Calls.handleClose(callOnly);
    }

    private static void receivers(Message message) {
        Handle endpoint = Calls.endpointCreate();
        Handle set = Calls.waitSetCreate();
        Calls.waitSetAdd(set, endpoint, 5);
        try (Companion client = new Companion(Companion.CALL, endpoint, NONE, PRIORITY - 1)) {
            Check.equal(Calls.waitSetWait(set, 0), 5, "a caller makes an endpoint ready");
            message.setTag(MessageTag.NO_REPLY);
            Calls.replyReceive(endpoint, message);
            Check.equal(Calls.waitSetWait(set, 1), -ErrorCode.Number.TIMED_OUT, "taken");
            message.setTag(MessageTag.of(1, 1) | MessageTag.DEADLINE);
            message.setDeadline(MessageTag.NO_WAIT);
            Calls.replyReceive(endpoint, message);
        }
        Calls.handleClose(set);
        Calls.handleClose(endpoint);
    }
}
