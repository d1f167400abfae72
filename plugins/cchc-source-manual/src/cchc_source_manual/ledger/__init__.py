"""`Xu-ly.xlsx`, in which officers decide: one line a decision, with drop-downs and colours.

Columns are found by a hidden row of marks, so that officers may add their own and move ours.
"""
