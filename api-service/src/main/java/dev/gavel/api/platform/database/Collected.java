package dev.gavel.api.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects what happens in a transaction, to store it with few statements before the
 * transaction commits.
 */
public final class Collected<T> {

	private final Consumer<List<T>> store;

	/**
	 * @param store is called in the transaction, with what was added to it
	 */
	public Collected(Consumer<List<T>> store) {
		this.store = store;
	}

	/** Must be called in a transaction. */
	public void add(T item) {
		inTransaction().items.add(item);
	}

	@SuppressWarnings("unchecked") // only this class binds it
	private Items inTransaction() {
		Items items = (Items) TransactionSynchronizationManager.getResource(this);
		if (items == null) {
			items = new Items();
			TransactionSynchronizationManager.bindResource(this, items);
			TransactionSynchronizationManager.registerSynchronization(items);
		}
		return items;
	}

	private final class Items implements TransactionSynchronization {

		private final List<T> items = new ArrayList<>();

		@Override
		public void beforeCommit(boolean readOnly) {
			store.accept(items);
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Collected.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Collected.this, this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Collected.this);
		}

	}

}
