package dev.gavel.api.waiting;

/** An answer that may take much memory until its client has read it. */
public interface LargeAnswer {

	/** Returns how many characters its texts have. */
	long characters();

}
