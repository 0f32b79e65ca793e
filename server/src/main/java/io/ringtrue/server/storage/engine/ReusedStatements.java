package io.ringtrue.server.storage.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection whose statements stay prepared. SQLite's driver parses a statement each time it is prepared, which
/// costs as much as running it, and our stores say the same few texts over and over.
///
/// A statement that is closed is kept for the next that has its text; a statement in use is never given to anybody
/// else; one of whose own calls has failed is not kept. A second `close` does nothing, as JDBC says. For one thread
/// at a time.
final class ReusedStatements implements InvocationHandler {
    /// More texts than the stores have, and room for the INSERTs of many rows, whose text differs by their number.
    private static final int MOST = 200;

    private final Connection connection;
    private final LinkedHashMap<String, Reused> idle = new LinkedHashMap<>();

    private ReusedStatements(Connection connection) {
        this.connection = connection;
    }

    /// The same connection, but `prepareStatement` of a text alone returns a statement that is used again.
    static Connection of(Connection connection) {
        return proxy(Connection.class, new ReusedStatements(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return prepared((String) arguments[0]);
        }
        return called(connection, method, arguments);
    }

    private PreparedStatement prepared(String text) throws SQLException {
        Reused known = idle.remove(text);
        Reused statement = known == null ? new Reused(text, connection.prepareStatement(text)) : known;
        statement.inUse = true;
        return statement.shown;
    }

    private void keep(Reused statement) throws SQLException {
        // What was bound may be secret, and large.
        statement.statement.clearParameters();
        Reused twin = idle.put(statement.text, statement);
        if (twin != null) twin.statement.close();
        if (idle.size() > MOST) {
            Map.Entry<String, Reused> eldest = idle.pollFirstEntry();
            eldest.getValue().statement.close();
        }
    }

    private static @Nullable Object called(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /// A statement, and what its users see of it.
    private final class Reused implements InvocationHandler {
        private final String text;
        private final PreparedStatement statement;
        private final PreparedStatement shown = proxy(PreparedStatement.class, this);
        private boolean failed;
        private boolean inUse;

        Reused(String text, PreparedStatement statement) {
            this.text = text;
            this.statement = statement;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                if (inUse) end();
                return null;
            }
            try {
                return called(statement, method, arguments);
            } catch (Throwable e) {
                failed = true;
                throw e;
            }
        }

        private void end() throws SQLException {
            inUse = false;
            if (failed) statement.close();
            else keep(this);
        }
    }
}
