"""Next year's plan: what is proposed, taken, left."""
