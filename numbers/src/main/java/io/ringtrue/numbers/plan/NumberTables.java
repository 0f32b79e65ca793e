package io.ringtrue.numbers.plan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// The compiled numbering plan: for each calling code a tree over the digits that follow it. Immutable and
/// safe for several threads; nobody may write into the arrays.
///
/// A node has eleven 16-bit entries: one for each next digit and one for "no more digits". An entry with the
/// top bit set is the number of a leaf, any other the number of the next node. A leaf has a carrier and a
/// row. The row has one outcome for each number of digits, because below a leaf the outcome depends on
/// nothing else. An outcome is a line type, a region and a rewrite.
public final class NumberTables {

    /// The top bit of an entry that is the number of a leaf.
    public static final int LEAF = 0x8000;
    /// The entries of a node.
    public static final int STRIDE = 11;
    /// The entry for "no more digits".
    public static final int ENDING = 10;
    /// With more digits than this after the calling code, a text is never a number.
    public static final int MOST_DIGITS = 26;

    private static final LineType[] TYPES = LineType.values();

    /// The region codes by their number; 0 means none.
    public final String[] regions;
    /// The carrier names by their number; 0 means none.
    public final String[] carriers;
    /// The digits that a rewrite puts before the number, as ASCII.
    public final byte[][] literals;
    /// By the first three digits of a number: the length of the calling code in the low two bits and its
    /// index above; 0 when there is none.
    public final short[] callingCodeAt = new short[1000];
    /// The calling codes by their index, ascending.
    public final int[] callingCodes;
    /// Two entries for each calling code: its first node and its first leaf.
    final int[] firsts;
    /// Bit n is set if a national number may have n digits.
    public final int[] lengths;
    /// Bit n is set if n digits can be dialled only within one area.
    public final int[] localLengths;
    /// literal << 24 | from << 16 | to << 8 | end: replaces the first `end` digits by the literal and the
    /// digits `from` to `to`. Entry 0 changes nothing.
    public final int[] rewrites;
    /// rewrite << 16 | region << 4 | line type.
    public final int[] outcomes;
    /// carrier << 16 | row.
    public final int[] leaves;
    /// Outcomes by row and number of digits: MOST_DIGITS + 1 entries for each row.
    public final char[] rows;
    /// The nodes of all trees, [#STRIDE] entries each.
    public final char[] nodes;

    public final InternationalPrefixes prefixes = InternationalPrefixes.load();

    private NumberTables(DataInputStream in) throws IOException {
        regions = strings(in);
        carriers = strings(in);
        literals = Arrays.stream(strings(in))
                .map(s -> s.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        int count = in.readInt();
        callingCodes = new int[count];
        firsts = new int[2 * count];
        lengths = new int[count];
        localLengths = new int[count];
        for (int i = 0; i < count; i++) {
            callingCodes[i] = in.readInt();
            firsts[2 * i] = in.readInt();
            firsts[2 * i + 1] = in.readInt();
            lengths[i] = in.readInt();
            localLengths[i] = in.readInt();
            index(callingCodes[i], i);
        }
        rewrites = ints(in);
        outcomes = ints(in);
        leaves = ints(in);
        rows = chars(in);
        nodes = chars(in);
    }

    /// Reads the tables from the jar.
    public static NumberTables load() {
        try (InputStream resource = NumberTables.class.getResourceAsStream("plan.bin")) {
            return read(Objects.requireNonNull(resource, "plan.bin is missing from the jar")
                    .readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException("plan.bin", failure);
        }
    }

    /// Reads tables from the bytes of a `plan.bin`.
    ///
    /// @throws IOException when they are cut short
    public static NumberTables read(byte[] bytes) throws IOException {
        return new NumberTables(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /// The line type of an outcome; `UNKNOWN` means not valid.
    public static LineType type(int outcome) {
        return TYPES[outcome & 0xF];
    }

    /// The number of an outcome's region.
    public static int region(int outcome) {
        return outcome >> 4 & 0xFFF;
    }

    /// The number of an outcome's rewrite.
    public static int rewrite(int outcome) {
        return outcome >>> 16;
    }

    /// Where the nodes of a calling code begin in [#nodes], by the index of the code.
    public int firstNode(int country) {
        return firsts[2 * country];
    }

    /// Where the leaves of a calling code begin in [#leaves], by the index of the code.
    public int firstLeaf(int country) {
        return firsts[2 * country + 1];
    }

    /// The index of a calling code in the tables; negative when there is no such code.
    public int indexOf(int callingCode) {
        return Arrays.binarySearch(callingCodes, callingCode);
    }

    private void index(int callingCode, int number) {
        int length = callingCode < 10 ? 1 : callingCode < 100 ? 2 : 3;
        int span = length == 1 ? 100 : length == 2 ? 10 : 1;
        Arrays.fill(callingCodeAt, callingCode * span, (callingCode + 1) * span, (short) (number << 2 | length));
    }

    private static String[] strings(DataInputStream in) throws IOException {
        String[] values = new String[in.readInt()];
        for (int i = 0; i < values.length; i++) values[i] = in.readUTF();
        return values;
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(values.length * Integer.BYTES))
                .asIntBuffer()
                .get(values);
        return values;
    }

    private static char[] chars(DataInputStream in) throws IOException {
        char[] values = new char[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(values.length * Character.BYTES))
                .asCharBuffer()
                .get(values);
        return values;
    }
}
