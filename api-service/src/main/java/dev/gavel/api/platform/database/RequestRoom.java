package dev.gavel.api.platform.database;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.value.DecodingRoom;
import java.time.Duration;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes {@link DecodingRoom} for the values that a request reads. That may take long, so
 * it must be done before the request holds a database connection. Meanwhile the values
 * may change: a query for several values must name the size that was taken, and a single
 * one is at most as large as a request.
 */
public final class RequestRoom {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private RequestRoom() {
	}

	/**
	 * @param bytes of the encoded values that are in memory at the same time
	 * @return must be closed when the values are no longer needed
	 * @throws Problem when there is no room for a long time
	 */
	public static DecodingRoom take(long bytes) {
		return take(bytes, PATIENCE);
	}

	static DecodingRoom take(long bytes, Duration patience) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("Room for values must be taken before the transaction begins;"
					+ " otherwise requests that wait for it use up the database connections");
		}
		try {
			DecodingRoom room = DecodingRoom.takeWithin(patience, bytes);
			if (room != null) {
				return room;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw Problem.passing(ProblemType.UNAVAILABLE,
				"The service has no memory left for large values at the moment. Try again later.",
				Duration.ofSeconds(5));
	}

}
