package dev.gavel.api.submission;

import dev.gavel.api.question.Question;

/** What a job is made of, beside the judgement. */
record QueuedProgram(Submission submission, Question question) {
}
