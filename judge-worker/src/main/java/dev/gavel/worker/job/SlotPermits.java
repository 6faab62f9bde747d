package dev.gavel.worker.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Issues a permit for each job in flight in this worker. Slots usually judge in parallel.
 * A job that may kill the worker waits until no other job has a permit. While it waits
 * and until it ends, no other job gets one.
 */
@Component
final class SlotPermits {

	private final Lock lock = new ReentrantLock();

	private final Condition changed = lock.newCondition();

	private int besideOthers;

	private boolean aloneWanted;

	/** Returns a permit; empty while a job runs alone or waits to do so. */
	Optional<Permit> besideOthers() {
		lock.lock();
		try {
			if (aloneWanted) {
				return Optional.empty();
			}
			besideOthers++;
			return Optional.of(() -> change(() -> besideOthers--));
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Waits until no other job has a permit; empty when another job runs alone or waits
	 * to do so.
	 */
	Optional<Permit> alone() throws InterruptedException {
		lock.lockInterruptibly();
		try {
			if (aloneWanted) {
				return Optional.empty();
			}
			aloneWanted = true;
			awaitNoOther();
			return Optional.of(() -> change(() -> aloneWanted = false));
		}
		finally {
			lock.unlock();
		}
	}

	private void awaitNoOther() throws InterruptedException {
		try {
			while (besideOthers > 0) {
				changed.await();
			}
		}
		catch (InterruptedException ex) {
			change(() -> aloneWanted = false);
			throw ex;
		}
	}

	private void change(Runnable change) {
		lock.lock();
		try {
			change.run();
			changed.signalAll();
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Waits at most that time until no job runs alone or waits to do so, and returns
	 * whether it succeeded.
	 */
	boolean openWithin(Duration patience) throws InterruptedException {
		lock.lockInterruptibly();
		try {
			long left = patience.toNanos();
			while (aloneWanted && left > 0) {
				left = changed.awaitNanos(left);
			}
			return !aloneWanted;
		}
		finally {
			lock.unlock();
		}
	}

	/** A permit, which the job must close at its end. */
	interface Permit extends AutoCloseable {

		@Override
		void close();

	}

}
