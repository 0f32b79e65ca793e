package io.ringtrue.trials.experiments;

import io.ringtrue.trials.world.CallbackEndpoint;
import io.ringtrue.trials.world.Phones;
import io.ringtrue.trials.world.ServerClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// An installation that somebody else started. Its trunk leads to our telephones, and it may call back our
/// endpoint; nothing can be done to its processes.
final class RunningInstallation extends Installation {
    private final ServerClient client;

    private RunningInstallation(Phones phones, CallbackEndpoint callbacks, ServerClient client) {
        super(phones, callbacks);
        this.client = client;
    }

    static RunningInstallation of(URI base, String adminToken, int phonePort, int callbackPort) throws IOException {
        return new RunningInstallation(
                Phones.open(1, phonePort), CallbackEndpoint.open(callbackPort), new ServerClient(base, adminToken));
    }

    @Override
    int nodes() {
        return 1;
    }

    @Override
    boolean isUp(int node) {
        return true;
    }

    @Override
    ServerClient client(int node) {
        return client;
    }

    @Override
    List<Path> logs() {
        return List.of();
    }

    @Override
    public void close() {
        client.close();
        super.close();
    }
}
