package dev.gavel.benchmarks.installation;

import java.util.Map;

/**
 * What an installation holds on to.
 *
 * @param residentBytes memory of each part's processes
 * @param descriptors that each part's processes have open
 * @param tableBytes what each table takes with its indexes, as MySQL reckons it
 * @param diskBytes what all files take on the disk
 */
public record Footprint(Map<Part, Long> residentBytes, Map<Part, Long> descriptors, Map<String, Long> tableBytes,
		long diskBytes) {

	public long allTableBytes() {
		return tableBytes.values().stream().mapToLong(Long::longValue).sum();
	}

}
