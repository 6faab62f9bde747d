package dev.gavel.api.question.image;

import org.springframework.http.MediaType;

/** An image of a statement. */
public record StatementImage(String name, MediaType type, byte[] content) {
}
