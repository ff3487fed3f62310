package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.reflect.FieldAccessor", why = "a name for what the JDK's fields are accessed through")
interface ReflectFieldAccessor {
    Object get(Object object);

    boolean getBoolean(Object object);

    byte getByte(Object object);

    char getChar(Object object);

    short getShort(Object object);

    int getInt(Object object);

    long getLong(Object object);

    float getFloat(Object object);

    double getDouble(Object object);

    void set(Object object, Object value) throws IllegalAccessException;

    void setBoolean(Object object, boolean value) throws IllegalAccessException;

    void setByte(Object object, byte value) throws IllegalAccessException;

    void setChar(Object object, char value) throws IllegalAccessException;

    void setShort(Object object, short value) throws IllegalAccessException;

    void setInt(Object object, int value) throws IllegalAccessException;

    void setLong(Object object, long value) throws IllegalAccessException;

    void setFloat(Object object, float value) throws IllegalAccessException;

    void setDouble(Object object, double value) throws IllegalAccessException;
}
