package dev.gavel.api.evaluation.output;

import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;

/** A stream that a program prints to. Its name is that of the path. */
enum PrintedStream {

	stdout, stderr;

	PrintedBytes of(Printed printed) {
		return (this == stdout) ? printed.stdout() : printed.stderr();
	}

}
