package astryon.magic;

/** What compiled code asks of the runtime: one static Java method each, marked with {@link RuntimeEntry}. */
public enum RuntimeCall {
    // @formatter:off
    NEW_OBJECT      ("(Lastryon/magic/Address;)Ljava/lang/Object;"),                       // hub
    NEW_ARRAY       ("(Lastryon/magic/Address;I)Ljava/lang/Object;"),                      // hub, length (not negative)
    NEW_MULTI_ARRAY ("(Lastryon/magic/Address;[I)Ljava/lang/Object;"),                     // hub, lengths (checked by the callee)
    THROW           ("(Ljava/lang/Throwable;)V"),                                          // does not return
    THROW_NULL      ("()V"),                                                               // does not return
    THROW_BOUNDS    ("(II)V"),                                                             // index, length; does not return
    THROW_DIVISION  ("()V"),                                                               // does not return
    THROW_CAST      ("(Ljava/lang/Object;Lastryon/magic/Address;)V"),                      // object, hub; does not return
    THROW_SIZE      ("(I)V"),                                                              // length; does not return
    THROW_STORE     ("(Ljava/lang/Object;)V"),                                             // value; does not return
    IS_INSTANCE     ("(Ljava/lang/Object;Lastryon/magic/Address;)Z"),                      // object (not null), hub: the slow cases
    CAN_STORE       ("(Ljava/lang/Object;Ljava/lang/Object;)Z"),                           // array, value (not null)
    FLOAT_REMAINDER ("(FF)F"),
    DOUBLE_REMAINDER("(DD)D"),
    CONCAT          ("([Ljava/lang/String;)Ljava/lang/String;"),                           // pieces, none null
    INITIALISE      ("(Ljava/lang/Object;)V"),                                             // hosted only: what is known of the class that is used
    LOCK            ("(Ljava/lang/Object;)V"),                                             // object (not null)
    UNLOCK          ("(Ljava/lang/Object;)V"),                                             // object (not null)
    WAIT            ("(Ljava/lang/Object;J)V"),                                            // object (not null), milliseconds
    NOTIFY          ("(Ljava/lang/Object;)V"),                                             // object (not null)
    NOTIFY_ALL      ("(Ljava/lang/Object;)V");                                             // object (not null)
    // @formatter:on

    private final String descriptor;

    RuntimeCall(String descriptor) {
        this.descriptor = descriptor;
    }

    public String descriptor() {
        return descriptor;
    }

    public boolean returns() {
        return !name().startsWith("THROW");
    }
}
