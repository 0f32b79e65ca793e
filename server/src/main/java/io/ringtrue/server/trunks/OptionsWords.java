package io.ringtrue.server.trunks;

import io.ringtrue.server.trunks.CheckStep.Verdict;
import io.ringtrue.telephony.call.probe.ProbeAnswer;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkHost;

/// What an answer to OPTIONS means, and what to do about it. A refusal still proves that the trunk is there.
final class OptionsWords {
    private static final String STEP = "options";
    private static final String PASSWORD = "password";

    /// @param there the address that was asked
    /// @param ours the address that we give to the trunk
    CheckStep answer(TrunkHost host, String there, String ours, ProbeAnswer answer) {
        String where = host.transport() + " port " + host.port() + " of " + there;
        return switch (answer) {
            case ProbeAnswer.Silent silent -> silent(host, where, ours, silent);
            case ProbeAnswer.Unsent _ ->
                CheckStep.of(
                        STEP,
                        Verdict.PROBLEM,
                        "No connection",
                        where + " cannot be reached: no route, or the connection was refused.",
                        "Look at the port in the trunk's SIP address, and whether the carrier takes SIP over "
                                + host.transport() + ". If this server's sip.transports does not name it, add it.");
            case ProbeAnswer.Answered answered ->
                answered(where, ours, answered).in(answered.roundTrip());
        };
    }

    private static CheckStep silent(TrunkHost host, String where, String ours, ProbeAnswer.Silent silent) {
        return CheckStep.of(
                STEP,
                Verdict.PROBLEM,
                "No answer to OPTIONS",
                "No answer that can be read within " + silent.waited().toSeconds() + " s from " + where
                        + ": firewall or wrong port?",
                "Ask the carrier to allow " + ours + ", and whether it takes SIP over " + host.transport()
                        + " at this port. If this server stands behind NAT, set sip.public-address.");
    }

    private static CheckStep answered(String where, String ours, ProbeAnswer.Answered answer) {
        String said = answer.status() + (answer.reason().isEmpty() ? "" : " " + answer.reason());
        String from = where + " said " + said + "."
                + (answer.server().isEmpty() ? "" : " It calls itself " + answer.server() + ".");
        return switch (answer.status()) {
            case 401, 407 -> CheckStep.ok(STEP, "Answers, and asks for a password", from);
            case 403 ->
                CheckStep.of(
                        STEP,
                        Verdict.WARNING,
                        "Answers, and refuses this server",
                        from,
                        "The trunk is there. Ask the carrier to allow " + ours
                                + ", or look at the user name. Some carriers refuse OPTIONS alone, and take calls.");
            case 404 ->
                CheckStep.ok(
                        STEP,
                        "Answers",
                        from
                                + " It knows no such address, which is usual for OPTIONS: nobody in particular was asked for.");
            case 405, 501 ->
                CheckStep.ok(STEP, "Answers", from + " It does not take OPTIONS, which calls do not need.");
            case 408, 504 ->
                CheckStep.of(
                        STEP,
                        Verdict.WARNING,
                        "Answers, but what is behind it does not",
                        from,
                        "A proxy is there and gets no answer itself. Ask the carrier whether its side is well.");
            case 503 ->
                CheckStep.of(
                        STEP,
                        Verdict.WARNING,
                        "Answers, but takes no calls now",
                        from,
                        "It is overloaded or being maintained, or this server is not known to it. Check again in a minute; if it stays, ask the carrier.");
            default -> other(from, answer);
        };
    }

    private static CheckStep other(String from, ProbeAnswer.Answered answer) {
        int kind = answer.status() / 100;
        if (kind == 2) return CheckStep.ok(STEP, "Answers OPTIONS", from);
        if (kind == 3)
            return CheckStep.of(
                    STEP,
                    Verdict.WARNING,
                    "Answers, and sends us elsewhere",
                    from,
                    "Redirections are not followed. Ask the carrier which address takes calls.");
        if (kind == 5)
            return CheckStep.of(
                    STEP,
                    Verdict.WARNING,
                    "Answers with a fault of its own",
                    from,
                    "The trunk is there. Ask the carrier what this status means.");
        return CheckStep.ok(STEP, "Answers", from + " It refuses OPTIONS, and may take calls all the same.");
    }

    CheckStep password(Trunk trunk, ProbeAnswer answer) {
        if (!(answer instanceof ProbeAnswer.Answered answered))
            return CheckStep.notTried(PASSWORD, "Password not tried", "Needs an answer to OPTIONS first.");
        boolean has = !trunk.username().isEmpty();
        if (answered.isChallenge())
            return CheckStep.of(
                    PASSWORD,
                    Verdict.PROBLEM,
                    has ? answered.authorized() ? "Password refused" : "Password not usable" : "Password missing",
                    has
                            ? answered.authorized()
                                    ? "The trunk asked again after it had been given user name and password."
                                    : "The trunk asks in a way that we cannot answer: not by digest with an algorithm that we know."
                            : "The trunk asks for a password, and this trunk has no user name.",
                    has && !answered.authorized()
                            ? "Ask the carrier for digest authentication, or to know this server by its address."
                            : "Type the user name and the password that the carrier gave you.");
        if (answered.authorized())
            return CheckStep.ok(PASSWORD, "Password accepted", "The trunk asked, and took user name and password.");
        return has
                ? CheckStep.notTried(
                        PASSWORD,
                        "Password not asked for",
                        "The trunk answers OPTIONS without it. Only a call shows whether it is right.")
                : CheckStep.notTried(
                        PASSWORD,
                        "No password",
                        "No user name is set, so the trunk must know this server by its address.");
    }
}
