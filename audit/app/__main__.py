"""`python -m audit.app` is `h2h-audit`."""

from audit.app.main import main

if __name__ == "__main__":
    main()
