package io.ringtrue.server.wiring;

import static java.lang.System.Logger.Level.DEBUG;

import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.calls.CallDeskSettings;
import io.ringtrue.server.calls.CallJournal;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.CallScript;
import io.ringtrue.server.calls.CallTask;
import io.ringtrue.server.calls.ReversePinScript;
import io.ringtrue.server.calls.ScriptWriter;
import io.ringtrue.server.calls.SpokenScript;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.dashboard.phone.HeldNumbers;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.speech.Message;
import io.ringtrue.server.speech.PinWording;
import io.ringtrue.server.speech.Prompt;
import io.ringtrue.server.speech.PromptCache;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.SpokenPin;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.Endings;
import io.ringtrue.server.verification.request.NumberReader;
import io.ringtrue.telephony.call.Dialer;
import io.ringtrue.telephony.call.DialerSettings;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.SipDialer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Voice and telephony: what is said, over which trunk, by whom.
@Configuration(proxyBeanMethods = false)
class CallWiring {
    private static final System.Logger LOG = System.getLogger(CallWiring.class.getName());
    /// The one voice says one sentence at a time; a second thread would only wait.
    private static final int SPEECH_THREADS = 1;

    /// Synthesis is long computing: it must not hold a carrier thread that calls need.
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService speechThreads() {
        return Executors.newFixedThreadPool(SPEECH_THREADS, Threads.platform("speech"));
    }

    @Bean
    SpeechEngines speechEngines(Settings settings, SystemResolver resolver, ExecutorService speechThreads) {
        return new SpeechEngines(
                settings.speech(),
                settings.dataDir(),
                System.getenv().getOrDefault("PATH", ""),
                LiveWiring.connector(resolver),
                speechThreads);
    }

    @Bean
    Prompts prompts(Settings settings, SpeechEngines engines) throws SpeechFailure {
        PromptCache cache = new PromptCache(Optional.of(settings.dataDir().resolve("prompts")));
        return new Prompts(
                engines::of, cache, (done, of) -> LOG.log(DEBUG, () -> "prompts rendered: " + done + " of " + of));
    }

    @Bean
    ScriptWriter scriptWriter(Settings settings, Prompts prompts, Clock clock) {
        Settings.Verification verification = settings.verification();
        return (order, journal) -> switch (order.task()) {
            case CallTask.AskForPin task ->
                new ReversePinScript(
                        order,
                        task,
                        prompts,
                        verification.promptRepeats(),
                        verification.firstDigitTimeout(),
                        verification.interDigitTimeout(),
                        journal,
                        clock.instant(),
                        System::nanoTime);
            case CallTask.SayPin(SpokenPin pin) ->
                spoken(
                        prompts,
                        order,
                        prompts.sayPin(new PinWording(order.language(), order.brand(), pin, false)),
                        prompts.sayPin(new PinWording(order.language(), order.brand(), pin, true)),
                        List.of(),
                        journal);
            case CallTask.SayMessage(String text) -> message(prompts, order, text, journal);
        };
    }

    /// A message that no voice can render breaks its call, before it is dialled.
    private static CallScript message(Prompts prompts, CallOrder order, String text, CallJournal journal) {
        try {
            Prompt prompt = prompts.message(order.language(), text);
            return spoken(prompts, order, prompt, prompt, Message.of(text).dropped(), journal);
        } catch (SpeechFailure e) {
            throw new IllegalStateException("a message cannot be said: " + e.getMessage(), e);
        }
    }

    private static CallScript spoken(
            Prompts prompts, CallOrder order, Prompt first, Prompt again, List<String> leftOut, CallJournal journal) {
        SpokenScript.Words words = new SpokenScript.Words(
                first, again, prompts.goodbye(order.language()), prompts.reported(order.language()), leftOut);
        return new SpokenScript(words, journal);
    }

    @Bean(destroyMethod = "close")
    SandboxCarrier sandboxCarrier(Settings settings, HeldNumbers numbers, Clock clock) throws IOException {
        return settings.sandbox()
                ? SandboxCarrier.open(settings.callees().keys(), numbers::at, clock)
                : SandboxCarrier.none();
    }

    @Bean
    ConfiguredTrunks trunks(Settings settings, TrunkStore store, SandboxCarrier carrier) {
        return new ConfiguredTrunks(settings, store, carrier.port());
    }

    @Bean(destroyMethod = "close")
    SipDialer dialer(Settings settings, ConfiguredTrunks trunks, Clock clock) throws IOException {
        return SipDialer.open(
                dialerSettings(settings),
                trunks.current(),
                Threads.virtual("sip"),
                settings.rtp().realTime() ? Threads.realTime("media") : Threads.platform("media"),
                clock);
    }

    @Bean
    StoredTrunks storedTrunks(ConfiguredTrunks trunks, Dialer dialer) {
        return new StoredTrunks(trunks, dialer);
    }

    private static InetAddress address(String key, String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("ringtrue." + key + ": \"" + text + "\" is no address of a host", e);
        }
    }

    private static DialerSettings dialerSettings(Settings settings) {
        Settings.Sip sip = settings.sip();
        Settings.Rtp rtp = settings.rtp();
        String bind = sip.bind().orElse(settings.sandbox() ? "127.0.0.1" : "0.0.0.0");
        return new DialerSettings(
                address("sip.bind", bind),
                sip.port().orElse(settings.sandbox() ? 0 : 5060),
                sip.publicAddress().map(text -> address("sip.public-address", text)),
                transports(sip.transports()),
                address("rtp.bind", rtp.bind().orElse(bind)),
                new RtpPortRange(rtp.portMin(), rtp.portMax()),
                rtp.mediaTimeout());
    }

    private static Set<DialerSettings.Transport> transports(Set<String> names) {
        Set<DialerSettings.Transport> transports = EnumSet.noneOf(DialerSettings.Transport.class);
        for (String name : names) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "udp" -> transports.add(DialerSettings.Transport.UDP);
                case "tcp" -> transports.add(DialerSettings.Transport.TCP);
                default ->
                    throw new IllegalArgumentException("sip.transports: \"" + name + "\" is neither udp nor tcp");
            }
        }
        return transports;
    }

    @Bean
    CallDesk callDesk(
            Settings settings,
            CallQueue queue,
            Storage storage,
            Dialer dialer,
            ScriptWriter scripts,
            NumberReader numbers,
            Limits limits,
            Bell bell,
            Endings endings,
            Clock clock) {
        Settings.Verification verification = settings.verification();
        return new CallDesk(
                queue,
                storage.node(),
                dialer,
                scripts,
                order -> numbers.read(order.number())
                        .refusal()
                        .map(refusal -> new CallOutcome.Barred(refusal.limit(), refusal.rule())),
                endings,
                new CallDeskSettings(
                        verification.mostCalls(),
                        verification.ringTimeout(),
                        verification.maxCall(),
                        limits.doNotCall()),
                bell,
                Threads.virtual("call-desk"),
                Threads.virtual("call"),
                clock);
    }
}
