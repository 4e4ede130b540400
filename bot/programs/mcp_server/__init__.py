"""The door for programs that speak MCP: tools and resources over stdin and stdout, or over HTTP."""
