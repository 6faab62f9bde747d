package dev.gavel.benchmarks.drift;

import dev.gavel.benchmarks.installation.Footprint;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.load.Measurement;

/**
 * A part of all submissions.
 *
 * @param judged how many had been judged in all windows when it ended
 * @param footprint what the installation held on to then
 */
record Window(long judged, Measurement measured, Footprint footprint) {

	double residentMegabytes(Part part) {
		return megabytes(footprint.residentBytes().get(part));
	}

	long descriptors(Part part) {
		return footprint.descriptors().get(part);
	}

	double tableMegabytes(String table) {
		return megabytes(footprint.tableBytes().get(table));
	}

	double otherTablesMegabytes(Iterable<String> named) {
		double all = megabytes(footprint.allTableBytes());
		for (String table : named) {
			all -= tableMegabytes(table);
		}
		return all;
	}

	double diskMegabytes() {
		return megabytes(footprint.diskBytes());
	}

	private static double megabytes(long bytes) {
		return bytes / 1e6;
	}

}
