package io.ringtrue.bench.calls;

import java.util.Locale;
import java.util.Map;

/// What was seen at one rate.
///
/// @param rate calls started a second
/// @param calls how many were asked for
/// @param right of these, how many ended with their PIN keyed, heard and found right
/// @param others how the rest ended, by the words of their callbacks; what is in neither never ended or was refused
/// @param atOnce most calls that spoke at the same time
/// @param core share of the core used while all of them spoke, 0 to 1
/// @param processorMillis the server's processor time for a second of call, set-up and callback and all
/// @param residentMebibytes while all of them spoke
/// @param ours spacing of our packets
/// @param breaks packets of ours out of sequence, or with a timestamp that does not follow
/// @param lost packets the capture lost, which look like breaks
/// @param floor spacing of a bare sender's packets, for as many streams
record Step(
        int rate,
        int calls,
        int right,
        Map<String, Integer> others,
        int atOnce,
        double core,
        double processorMillis,
        long residentMebibytes,
        Spacing.Percentiles ours,
        long breaks,
        long lost,
        Spacing.Percentiles floor) {

    static String heading() {
        return """
                 rate  at once  right/calls   core  ms/s of call  MiB | RTP spacing, ms: p50   p99  p99.9    most | breaks  lost \
                | floor: p50   p99  p99.9    most""";
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%5d %8d  %5d/%-5d %5.0f%% %13.2f %4d | %20.1f %5.1f %6.1f %7.1f | %6d %5d | %10.1f %5.1f %6.1f %7.1f%s",
                rate,
                atOnce,
                right,
                calls,
                100 * core,
                processorMillis,
                residentMebibytes,
                ours.p50(),
                ours.p99(),
                ours.p999(),
                ours.most(),
                breaks,
                lost,
                floor.p50(),
                floor.p99(),
                floor.p999(),
                floor.most(),
                right == calls ? "" : "  others: " + others);
    }
}
