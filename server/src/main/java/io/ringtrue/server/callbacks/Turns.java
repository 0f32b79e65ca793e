package io.ringtrue.server.callbacks;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Chooses which of the due callbacks are sent next. The account with the fewest under way is served first, its oldest
/// callback first; nobody gets more than [Shares] say. So an account with a hundred thousand callbacks to dead hosts
/// delays itself alone.
public final class Turns {
    private final Shares shares;
    private final Map<Endpoint, Integer> ofEndpoint = new HashMap<>();
    private final Map<String, Integer> ofHost = new HashMap<>();
    private final Map<Long, Integer> ofAccount = new HashMap<>();
    private int unpaid;

    /// Whose callbacks go where.
    ///
    /// @param paid whether the account has a balance
    public record Endpoint(long accountId, String host, boolean paid) {}

    /// A due callback.
    public record Waiting(long id, Instant due, Endpoint endpoint) {}

    /// The waiting callbacks of one account, oldest first.
    private record Queue(long accountId, Deque<Waiting> waiting) {
        Instant oldest() {
            return waiting.getFirst().due();
        }
    }

    private Turns(Shares shares, List<Endpoint> underWay) {
        this.shares = shares;
        underWay.forEach(this::count);
    }

    /// @param underWay the endpoint of each delivery that is under way, on all nodes
    /// @param free how many this node can send now
    /// @return ids, in the order in which to send
    public static List<Long> choose(List<Waiting> waiting, List<Endpoint> underWay, int free, Shares shares) {
        return new Turns(shares, underWay).choose(queues(waiting), free);
    }

    private static List<Queue> queues(List<Waiting> waiting) {
        Map<Long, Queue> queues = new HashMap<>();
        waiting.stream()
                .sorted(Comparator.comparing(Waiting::due).thenComparing(Waiting::id))
                .forEach(each -> queues.computeIfAbsent(
                                each.endpoint().accountId(), account -> new Queue(account, new ArrayDeque<>()))
                        .waiting()
                        .add(each));
        return List.copyOf(queues.values());
    }

    private List<Long> choose(List<Queue> queues, int free) {
        // The order holds: what an account has under way changes only while its queue is not among them.
        PriorityQueue<Queue> next = new PriorityQueue<>(
                Comparator.<Queue>comparingInt(queue -> ofAccount.getOrDefault(queue.accountId(), 0))
                        .thenComparing(Queue::oldest)
                        .thenComparing(Queue::accountId));
        next.addAll(queues);
        List<Long> chosen = new ArrayList<>();
        while (!next.isEmpty() && chosen.size() < free) {
            Queue queue = next.remove();
            Optional<Waiting> first = firstThatFits(queue.waiting(), free - chosen.size());
            first.ifPresent(each -> {
                count(each.endpoint());
                chosen.add(each.id());
            });
            if (first.isPresent() && !queue.waiting().isEmpty()) next.add(queue);
        }
        return chosen;
    }

    /// What does not fit now fits no better later in this choice.
    private Optional<Waiting> firstThatFits(Deque<Waiting> waiting, int left) {
        while (!waiting.isEmpty()) {
            Waiting each = waiting.removeFirst();
            if (fits(each.endpoint(), left)) return Optional.of(each);
        }
        return Optional.empty();
    }

    private boolean fits(Endpoint endpoint, int left) {
        int account = ofAccount.getOrDefault(endpoint.accountId(), 0);
        return ofEndpoint.getOrDefault(endpoint, 0) < shares.perHost()
                && ofHost.getOrDefault(endpoint.host(), 0) < shares.perHostOfAll()
                && account < shares.perAccount(endpoint.paid())
                && (endpoint.paid() || unpaid < shares.unpaid())
                && (account < Shares.FIRST_TURNS || left > shares.reserve());
    }

    private void count(Endpoint endpoint) {
        ofEndpoint.merge(endpoint, 1, Integer::sum);
        ofHost.merge(endpoint.host(), 1, Integer::sum);
        ofAccount.merge(endpoint.accountId(), 1, Integer::sum);
        if (!endpoint.paid()) unpaid++;
    }
}
