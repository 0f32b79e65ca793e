package io.ringtrue.trials.world;

import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bad trunks, by the number that is called through them.
public final class TrunkHabits {
    /// What a bad trunk does.
    public enum Habit {
        /// Never answers anything.
        SILENT,
        /// Answers 200 without a session description.
        NO_DESCRIPTION,
        /// Two phones answer: a second 200 with another tag follows the first.
        TWO_ANSWERS,
        /// Sends every message twice.
        ECHOING,
        /// Sends every third message only, the first one never.
        LOSING_SIP
    }

    private static final Pattern DIALLED = Pattern.compile("^INVITE sips?:\\+?(\\d+)@");

    private final Map<String, Habit> habits = new ConcurrentHashMap<>();

    void enter(String number, Habit habit) {
        habits.put(number, habit);
    }

    /// The habit of one call, which becomes known with its INVITE.
    SipHabit ofOneCall() {
        return new OneCall();
    }

    private final class OneCall implements SipHabit {
        private String number = "";
        private int sent;

        @Override
        public boolean arriving(SipText message, Outlet wire) {
            Matcher invite = DIALLED.matcher(message.startLine());
            if (invite.find()) number = invite.group(1);
            return habits.get(number) != Habit.SILENT;
        }

        @Override
        public void leaving(SipText message, Outlet wire) {
            sent++;
            switch (habits.get(number)) {
                case null -> wire.send(message);
                case SILENT -> {}
                case NO_DESCRIPTION ->
                    wire.send(
                            message.isResponse(200, "INVITE")
                                    ? message.without("Content-Type").withBody("")
                                    : message);
                case TWO_ANSWERS -> {
                    wire.send(message);
                    if (message.isResponse(200, "INVITE")) wire.send(message.with("To", message.field("To") + "b"));
                }
                case ECHOING -> {
                    wire.send(message);
                    wire.send(message);
                }
                case LOSING_SIP -> {
                    if (sent % 3 == 0) wire.send(message);
                }
            }
        }
    }
}
