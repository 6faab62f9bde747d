package dev.gavel.api.program;

import java.util.UUID;

/** The program of a submission. */
record SentSource(UUID id, String source) {
}
