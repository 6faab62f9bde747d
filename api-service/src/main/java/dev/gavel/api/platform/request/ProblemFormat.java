package dev.gavel.api.platform.request;

import org.springframework.http.ResponseEntity;

/** How problems are told to clients that read no problem documents. */
public interface ProblemFormat {

	/** Returns whether it is for requests to that path. */
	boolean isFor(String path);

	/** Returns what they are answered. */
	ResponseEntity<?> write(Problem problem);

}
