"""The Team page of supervisors: who has how much, what is late, who is away, what is shared."""
