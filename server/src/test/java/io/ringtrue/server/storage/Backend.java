package io.ringtrue.server.storage;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A PostgreSQL backend and what it answered when it was introduced to its first client.
final class Backend {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final byte[] SYNC = {'S', 0, 0, 0, 4};
    private static final String CLEAN = "DISCARD ALL";

    private final int database;
    private final ByteBuffer introduction;
    private final Socket socket;
    private final DataInputStream in;
    private final byte[] welcome;

    private Backend(int database, ByteBuffer introduction, Socket socket) throws IOException {
        this.database = database;
        this.introduction = introduction;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(introduction.array());
        this.in = new DataInputStream(socket.getInputStream());
        this.welcome = welcome();
    }

    /// @param introduction the start-up message, which says who comes and with which settings
    static Backend start(int database, ByteBuffer introduction, SocketAddress server) throws IOException {
        Socket socket = new Socket();
        socket.connect(server);
        return new Backend(database, introduction, socket);
    }

    private record Message(int type, byte[] body) {
        boolean is(char wanted) {
            return type == wanted;
        }
    }

    private Message next(ByteArrayOutputStream copy) throws IOException {
        int type = in.readUnsignedByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        copy.write(type);
        copy.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        copy.writeBytes(body);
        return new Message(type, body);
    }

    /// Until it is ready, or refuses.
    private byte[] welcome() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Message message = next(said);
        while (!message.is('Z') && !message.is('E')) message = next(said);
        return said.toByteArray();
    }

    int database() {
        return database;
    }

    ByteBuffer introduction() {
        return introduction;
    }

    Socket socket() {
        return socket;
    }

    byte[] welcomed() {
        return welcome.clone();
    }

    boolean isAlive() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(SYNC);
            await('Z');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Passes over what the server reports in between, such as settings that have changed.
    private Message await(char type) throws IOException {
        Message message = next(new ByteArrayOutputStream());
        while (!message.is(type)) message = next(new ByteArrayOutputStream());
        return message;
    }

    /// Takes back whatever its client has left: a transaction, settings, locks, prepared statements, LISTEN.
    ///
    /// @return false when it is not as it was in the beginning, and has to end
    boolean isCleaned() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            // What the client did not finish is answered before.
            socket.getOutputStream().write(SYNC);
            socket.getOutputStream().write(query("ROLLBACK"));
            socket.getOutputStream().write(query(CLEAN));
            while (!Arrays.equals(await('C').body(), text(CLEAN))) {
                // Of a statement before.
            }
            await('Z');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] query(String sql) {
        byte[] text = text(sql);
        return ByteBuffer.allocate(5 + text.length)
                .put((byte) 'Q')
                .putInt(4 + text.length)
                .put(text)
                .array();
    }

    private static byte[] text(String ascii) {
        return (ascii + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    void end() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket closes", e);
        }
    }
}
