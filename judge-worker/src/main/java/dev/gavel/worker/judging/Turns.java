package dev.gavel.worker.judging;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.stereotype.Component;

/**
 * Who runs a test on this worker now. Tests usually run beside each other; one may ask to
 * run alone, and then the others pause between two tests.
 */
@Component
final class Turns {

	/** Fair: who wants to be alone must not wait for ever. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

	private final Set<Turn> running = new HashSet<>();

	Turn beginBesideOthers() {
		return begin(lock.readLock());
	}

	/** Waits until no other test runs; none begins before this turn ends. */
	Turn beginAlone() {
		return begin(lock.writeLock());
	}

	private Turn begin(Lock part) {
		part.lock();
		Turn turn = new Turn(part);
		synchronized (running) {
			turn.shared = !running.isEmpty();
			running.forEach((other) -> other.shared = true);
			running.add(turn);
		}
		return turn;
	}

	/** One test's run; ended by the thread that began it. */
	final class Turn implements AutoCloseable {

		private final Lock part;

		private volatile boolean shared;

		private Turn(Lock part) {
			this.part = part;
		}

		/** Whether another test ran at any moment of it. */
		boolean shared() {
			return shared;
		}

		@Override
		public void close() {
			synchronized (running) {
				running.remove(this);
			}
			part.unlock();
		}

	}

}
