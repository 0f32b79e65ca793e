package io.ringtrue.telephony.phone;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The SIP messages of the latest calls, by Call-ID: at most 64 of each of 100 calls. Kept for every call, as
/// the INVITE passes before its number is known to be held. Safe for several threads.
final class MessageLog {
    private static final int MOST_CALLS = 100;
    private static final int MOST_MESSAGES = 64;

    private final Clock clock;
    private final Map<String, Story> stories = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Story> eldest) {
            return size() > MOST_CALLS;
        }
    };

    MessageLog(Clock clock) {
        this.clock = clock;
    }

    /// A habit that writes down what passes the other habit.
    SipHabit noting(SipHabit habit) {
        return new SipHabit() {
            @Override
            public void leaving(SipText message, Outlet wire) {
                note(message, false);
                habit.leaving(message, wire);
            }

            @Override
            public boolean arriving(SipText message, Outlet wire) {
                note(message, true);
                return habit.arriving(message, wire);
            }
        };
    }

    private void note(SipText message, boolean fromCaller) {
        if (message.head().isEmpty()) return;
        story(message.field("Call-ID")).add(SeenMessage.of(message, fromCaller, clock.instant()));
    }

    /// Passes on what was written down of this call, and all that follows.
    void follow(String callId, Consumer<SeenMessage> sink) {
        story(callId).follow(sink);
    }

    private Story story(String callId) {
        synchronized (stories) {
            return stories.computeIfAbsent(callId, _ -> new Story());
        }
    }

    /// Of one call.
    private static final class Story {
        private final List<SeenMessage> messages = new ArrayList<>();
        private @Nullable Consumer<SeenMessage> sink;

        synchronized void add(SeenMessage message) {
            if (messages.size() >= MOST_MESSAGES || messages.stream().anyMatch(message::isRepeatedBy)) return;
            messages.add(message);
            if (sink != null) sink.accept(message);
        }

        synchronized void follow(Consumer<SeenMessage> follower) {
            messages.forEach(follower);
            sink = follower;
        }
    }
}
