package dev.gavel.worker.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Says which jobs are in flight in this worker. Slots usually judge beside each other. A
 * job that may end the worker waits until it is the only one; from then on, and until it
 * has ended, there is a permit for no other job.
 */
@Component
final class SlotPermits {

	private final Lock lock = new ReentrantLock();

	private final Condition changed = lock.newCondition();

	private int besideOthers;

	private boolean aloneWanted;

	/** Empty while a job is alone, or waits to be. */
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

	/** Waits until no other job has a permit; empty when another one is to be alone. */
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

	/** Whether no job is alone, or waits to be, within that time. */
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

	/** Ends with the job. */
	interface Permit extends AutoCloseable {

		@Override
		void close();

	}

}
