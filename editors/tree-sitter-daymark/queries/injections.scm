; Comments may hold what an editor marks in every comment, such as TODO.

((comment) @injection.content
  (#set! injection.language "comment"))
