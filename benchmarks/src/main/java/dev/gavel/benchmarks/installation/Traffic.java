package dev.gavel.benchmarks.installation;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What parts have read and written: from and to files, pipes and connections alike, as
 * far as they use the calls for files. MySQL uses others for its connections.
 */
public record Traffic(Map<Part, Bytes> bytes) {

	static final Traffic NONE = new Traffic(Map.of());

	public Traffic {
		bytes = Map.copyOf(bytes);
	}

	/** In bytes. */
	public record Bytes(long read, long written) {

		static final Bytes NONE = new Bytes(0, 0);

		Bytes plus(Bytes other) {
			return new Bytes(read + other.read, written + other.written);
		}

		Bytes minus(Bytes other) {
			return new Bytes(read - other.read, written - other.written);
		}

	}

	public Bytes of(Part part) {
		return bytes.getOrDefault(part, Bytes.NONE);
	}

	Traffic since(Traffic earlier) {
		Map<Part, Bytes> differences = new EnumMap<>(Part.class);
		bytes.forEach((part, now) -> differences.put(part, now.minus(earlier.of(part))));
		return new Traffic(differences);
	}

	Traffic plus(Traffic other) {
		Map<Part, Bytes> sums = new EnumMap<>(Part.class);
		Stream.of(bytes, other.bytes)
			.forEach((some) -> some.forEach((part, each) -> sums.merge(part, each, Bytes::plus)));
		return new Traffic(sums);
	}

}
