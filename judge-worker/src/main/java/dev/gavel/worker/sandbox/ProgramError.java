package dev.gavel.worker.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * An error as the program's own process described it; hostile text, of bounded length.
 *
 * @param type the exception's class, such as {@code ZeroDivisionError}
 * @param message at most 2 KiB characters, may be empty
 * @param line the deepest line of the user's source that was involved, from 1
 * @param traceback without the sandbox's own frames, at most 8 KiB characters, may be
 * empty
 */
public record ProgramError(String type, String message, @Nullable Integer line, String traceback) {
}
