package io.freedom.internal.persistence;

import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/** How the provider finds the transaction of {@link OneTransaction}. The provider makes it. */
public final class Container extends ServerPlatformBase {

    public Container(DatabaseSession session) {
        super(session);
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
        return JTATransactionController.class;
    }
}
