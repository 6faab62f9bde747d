package dev.gavel.benchmarks.installation;

import java.util.Map;

/**
 * What an installation holds.
 *
 * @param residentBytes memory of each part's processes
 * @param descriptors that each part's processes have open
 * @param tableBytes of all tables with their indexes, as MySQL estimates them
 * @param diskBytes of all files
 */
public record Footprint(Map<Part, Long> residentBytes, Map<Part, Long> descriptors, long tableBytes, long diskBytes) {
}
