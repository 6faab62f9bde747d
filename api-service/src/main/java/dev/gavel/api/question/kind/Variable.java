package dev.gavel.api.question.kind;

/** A named value of a test's input. */
public record Variable(String name, String type) {

}
