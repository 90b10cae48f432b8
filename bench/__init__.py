"""Speed and memory of reading, side by side with another program where there is one."""
