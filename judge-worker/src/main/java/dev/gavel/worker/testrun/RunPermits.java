package dev.gavel.worker.testrun;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.stereotype.Component;

/**
 * Issues a permit for each test run of this worker. Test runs usually overlap; one may
 * ask to run alone, and then the others pause between two tests.
 */
@Component
public final class RunPermits {

	/** Fair, because a test run that must be alone must not wait for ever. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

	private final Set<RunPermit> running = new HashSet<>();

	RunPermit beginBesideOthers() {
		return begin(lock.readLock());
	}

	/** Waits until no other test runs. None begins before this permit ends. */
	RunPermit beginAlone() {
		return begin(lock.writeLock());
	}

	private RunPermit begin(Lock part) {
		part.lock();
		RunPermit permit = new RunPermit(part);
		synchronized (running) {
			permit.shared = !running.isEmpty();
			running.forEach((other) -> other.shared = true);
			running.add(permit);
		}
		return permit;
	}

	/** The permit of a test run; closed by the thread that got it. */
	final class RunPermit implements AutoCloseable {

		private final Lock part;

		private volatile boolean shared;

		private RunPermit(Lock part) {
			this.part = part;
		}

		/** Whether another test ran at the same time. */
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
