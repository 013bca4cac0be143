package io.freedom.internal.persistence;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAResource;

/** A container that runs one transaction, and tells who takes part in it when it ends. */
final class OneTransaction implements TransactionManager, Transaction {

    private final List<Synchronization> parts = new ArrayList<>();
    private Thread thread;
    private int status = Status.STATUS_NO_TRANSACTION;

    @Override
    public void begin() {
        thread = Thread.currentThread();
        status = Status.STATUS_ACTIVE;
    }

    @Override
    public void commit() {
        parts.forEach(Synchronization::beforeCompletion);
        end(Status.STATUS_COMMITTED);
    }

    @Override
    public void rollback() {
        end(Status.STATUS_ROLLEDBACK);
    }

    private void end(int outcome) {
        parts.forEach(part -> part.afterCompletion(outcome));
        parts.clear();
        status = Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public Transaction getTransaction() {
        return status == Status.STATUS_NO_TRANSACTION || thread != Thread.currentThread() ? null : this;
    }

    @Override
    public void registerSynchronization(Synchronization part) {
        parts.add(part);
    }

    @Override
    public void setRollbackOnly() {
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transaction suspend() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(Transaction transaction) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean enlistResource(XAResource resource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delistResource(XAResource resource, int flag) {
        throw new UnsupportedOperationException();
    }
}
