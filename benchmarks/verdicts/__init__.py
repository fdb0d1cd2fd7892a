"""How far a verdict of `check` can be trusted: fair statements and distorted ones about texts that no rule was tuned on."""
