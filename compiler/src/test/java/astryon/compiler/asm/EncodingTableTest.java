package astryon.compiler.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table, with every kind of register and every form of address, means to objdump what it means to us. */
class EncodingTableTest {
    /** They say something about the instruction behind them, so they are tested in front of one. */
    private static final Set<Mnemonic> PREFIXES = EnumSet.of(Mnemonic.LOCK, Mnemonic.REP, Mnemonic.REPNE);

    @ParameterizedTest
    @EnumSource
    void objdump_reads_every_row_as_it_was_meant(Mode mode) {
        List<Instance> instances = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (Encoding row : EncodingTable.encodings()) {
            if (row.existsIn(mode)) {
                List<Instance> ofRow = Instance.of(mode, row);
                assertThat(ofRow).as(row.toString()).isNotEmpty();
                for (Instance instance : ofRow) {
                    instances.add(instance);
                    starts.add(code.size());
                    code.writeBytes(instance.encode(code.size()));
                    if (PREFIXES.contains(row.mnemonic)) {
                        code.write(0xA4);
                    }
                }
            }
        }
        starts.add(code.size());
        TreeMap<Integer, String> read = Objdump.disassemble(mode, code.toByteArray());
        read.put(code.size(), "the end");
        LinkedHashMap<Encoding, String> differences = new LinkedHashMap<>();
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            int start = starts.get(i);
            String expected = ObjdumpText.of(instance, start, starts.get(i + 1));
            if (PREFIXES.contains(instance.row().mnemonic)) {
                expected += " " + ObjdumpText.of(new Instance(mode, row(Mnemonic.MOVSB), List.of()), 0, 0);
            }
            String text = ObjdumpText.normalised(instance.row(), read.getOrDefault(start, "the middle of an instruction"));
            Integer end = read.higherKey(start);
            if (!text.equals(ObjdumpText.normalised(instance.row(), expected)) || end == null || !end.equals(starts.get(i + 1))) {
                differences.putIfAbsent(instance.row(), expected + " is read as " + text + ", its " + (starts.get(i + 1) - start) + " bytes as "
                        + (end == null ? "?" : end - start));
            }
        }
        assertThat(differences).as("of %d instances", instances.size()).isEmpty();
        assertThat(instances.size()).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void the_assembler_chooses_no_longer_encoding_than_any_that_fits(Mode mode) {
        List<String> longer = new ArrayList<>();
        for (Encoding row : EncodingTable.encodings()) {
            if (row.existsIn(mode)) {
                for (Instance instance : Instance.of(mode, row)) {
                    if (instance.assemble(0).length > instance.encode(0).length) {
                        longer.add(Assembler.text(row.mnemonic, instance.operands().toArray(new Operand[0])) + ": not " + row);
                    }
                }
            }
        }
        assertThat(longer).isEmpty();
    }

    @Test
    void every_mnemonic_has_a_row() {
        Set<Mnemonic> missing = EnumSet.allOf(Mnemonic.class);
        EncodingTable.encodings().forEach(encoding -> missing.remove(encoding.mnemonic));
        assertThat(missing).isEmpty();
    }

    private static Encoding row(Mnemonic mnemonic) {
        return EncodingTable.encodings().stream().filter(encoding -> encoding.mnemonic == mnemonic).findFirst().orElseThrow();
    }
}
