package dev.gavel.api.submission;

import java.util.UUID;

/** The program of a submission. */
record SentSource(UUID id, String source) {
}
